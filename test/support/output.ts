/** Has the shape of a Pulumi Output, and is never read. */
export class FakeOutput<T> {
  readonly __pulumiOutput = true
  get(): T {
    throw new Error('not known yet')
  }
  apply(): void {}
}
