/** Stands where nothing may be given: the sentence is what the compiler prints, and the run refuses the value in the same words. */
export type Refused<Why extends string> = Why
