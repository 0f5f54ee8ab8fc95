import { App } from 'steersman'
import { addStacks } from './stacks.js'

const app = new App()
addStacks(app)
app.synth()
