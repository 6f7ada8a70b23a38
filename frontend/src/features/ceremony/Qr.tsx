import encode from 'qr'
import styles from './Ceremony.module.css'

/** A link that a phone reads off the screen: dark squares on white in either look, since cameras want them so. */
export function Qr({ link }: { link: string }) {
  const rows = encode(link, 'raw')
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg className={styles['qr']} viewBox={`0 0 ${rows.length} ${rows.length}`} aria-hidden shapeRendering="crispEdges">
      <path fill="#fff" d={`M0 0h${rows.length}v${rows.length}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}
