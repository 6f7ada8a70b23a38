/**
 * Copies the text. The clipboard's own interface is missing on plain http in a local network; there the selection
 * is copied, as the person could do by hand.
 */
export async function copy(text: string, select: () => void): Promise<boolean> {
  try {
    if (!navigator.clipboard) throw new Error('no clipboard without a secure page')
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    select()
    return copySelection()
  }
}

function copySelection(): boolean {
  try {
    // Old, but nothing else copies where the page isn't secure.
    return document.execCommand('copy')
  } catch {
    return false
  }
}
