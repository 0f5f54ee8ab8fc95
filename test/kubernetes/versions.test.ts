import { expect, it } from 'vitest'
import { isMinor, newestMinor, supportedMinors } from '../../src/kubernetes/versions.js'

it('the supported minor versions follow each other and end with the newest', () => {
  const numbers = supportedMinors.map((minor) => Number(minor.replace('1.', '')))
  expect(numbers).toEqual(numbers.map((_, index) => numbers[0]! + index))
  expect(supportedMinors.at(-1)).toBe(newestMinor)
})

it('a patch version is not a minor version', () => {
  expect(isMinor('1.31')).toBe(true)
  expect(isMinor('1.31.4')).toBe(false)
  expect(isMinor('1.3')).toBe(false)
})
