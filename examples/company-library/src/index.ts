export { company } from './company.js'
export { Database, type DatabaseProps } from './database.js'
export { type Size, sizes } from './sizes.js'
export { WebService, type WebServiceProps } from './web-service.js'
