/** The name itself, without the mark that demo people carry before it; their page says that it is a demo. */
export function shortName(name: string): string {
  return name.split('·').at(-1)?.trim() ?? name
}

/** The sign of a person: the first character of the name. */
export function initial(name: string): string {
  return shortName(name).slice(0, 1)
}
