import { type Example, examples } from './examples'
import { Menu } from './Menu'
import type { Say } from './texts'

interface Props {
  say: Say
  onOpen: (example: Example) => void
}

export function ExamplesMenu({ say, onOpen }: Props) {
  return (
    <Menu label={say('examples')}>
      {(close) => (
        <>
          <p className="hint">{say('examplesHint')}</p>
          <ul>
            {examples.map((example) => (
              <li key={example.id}>
                <button
                  type="button"
                  className="choice"
                  onClick={() => {
                    close()
                    onOpen(example)
                  }}
                >
                  <strong>{say(`example.${example.id}`)}</strong>
                  {example.needsPerson && <em>{say('needsPerson')}</em>}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Menu>
  )
}
