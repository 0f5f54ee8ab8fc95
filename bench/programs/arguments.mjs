export const outdir = process.argv[2]
export const copies = Number(process.argv[3])
