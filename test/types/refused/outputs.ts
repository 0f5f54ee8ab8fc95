import { App, Chart, Deployment, type OutputLike, ref, Secret } from 'steersman'

declare const text: OutputLike<string>
declare const count: OutputLike<number>
declare const later: Promise<string>
const chart = new Chart(new App(), 'shop')
// @ts-expect-error an Output itself | is not assignable to type 'string | ImageParts'
new Deployment(chart, 'a', { container: { image: text } })
// @ts-expect-error an Output itself as a variable | is not assignable to type
new Deployment(chart, 'b', { container: { image: 'x', env: { A: text } } })
// @ts-expect-error a promise | is not assignable to type
new Deployment(chart, 'c', { container: { image: 'x', env: { A: later } } })
// @ts-expect-error arithmetic with a number that is not known | Operator '+' cannot be applied
export const more = ref(count) + 1
// @ts-expect-error a number where a text belongs | is not assignable to type 'string | ImageParts'
new Deployment(chart, 'd', { container: { image: ref(count) } })
// @ts-expect-error the text of a password | is not assignable to type
new Secret(chart, 'e', { stringData: { PASSWORD: 'geheim' } })
