export function readFromZip(zip: Buffer, wanted: (name: string) => boolean): Buffer
