import { company, Database, WebService } from '@example/company-library'
import { App, Chart, restricted } from 'steersman'

const app = new App({ profiles: [restricted, company] })
const orders = new Chart(app, 'orders', { namespace: 'orders' })

const database = new Database(orders, 'database', { storage: '10Gi' })
const api = new WebService(orders, 'api', {
  image: 'example/orders-api:3.2.1',
  size: 'large',
  env: database.env,
  extraPorts: { metrics: 9090 },
})
new WebService(orders, 'web', {
  image: 'example/orders-web:3.2.1',
  host: 'orders.example.com',
  env: { API_URL: `http://${api.service.host}:${api.service.port('http')}` },
})
app.synth()
