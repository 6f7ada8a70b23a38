import { useCallback, useEffect, useRef, useState } from 'react'

/** What stands behind a sign's QR: a link with the code, or the code itself. */
export function codeIn(text: string): string {
  try {
    return new URL(text).searchParams.get('code') ?? ''
  } catch {
    return text.trim()
  }
}

/** Whether the browser lets a page look through the camera: on https or the machine itself, and where there is one. */
export const hasCamera = () => window.isSecureContext && typeof navigator.mediaDevices?.getUserMedia === 'function'

interface Detector {
  detect: (source: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]>
}

type Read = (video: HTMLVideoElement) => Promise<string | undefined>

/** The browser's own reader where it has one, else a small one that is loaded now. */
async function reader(): Promise<Read> {
  const own = (window as { BarcodeDetector?: new (options: { formats: string[] }) => Detector }).BarcodeDetector
  if (own) {
    const detector = new own({ formats: ['qr_code'] })
    return async (video) => (await detector.detect(video))[0]?.rawValue
  }
  const { default: decode } = await import('qr/decode.js')
  const canvas = document.createElement('canvas')
  const paint = canvas.getContext('2d', { willReadFrequently: true })
  return (video) => {
    const [width, height] = [video.videoWidth, video.videoHeight]
    if (!paint || width === 0) return Promise.resolve(undefined)
    canvas.width = width
    canvas.height = height
    paint.drawImage(video, 0, 0)
    try {
      return Promise.resolve(decode({ width, height, data: paint.getImageData(0, 0, width, height).data }))
    } catch {
      return Promise.resolve(undefined) // There is none in the picture.
    }
  }
}

const PAUSE = 200

/** Looks through the camera until a code is in the picture. */
export function useCamera(onCode: (code: string) => void) {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<'off' | 'on' | 'denied'>('off')
  const found = useRef(onCode)
  useEffect(() => {
    found.current = onCode
  })
  const stop = useCallback(() => setState('off'), [])

  useEffect(() => {
    if (state !== 'on') return
    const end = new AbortController()
    const { signal } = end
    let stream: MediaStream | undefined
    const stopTracks = () => stream?.getTracks().forEach((track) => track.stop())
    const look = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      if (signal.aborted || !video.current) return stopTracks()
      video.current.srcObject = stream
      await video.current.play()
      const read = await reader()
      while (!signal.aborted && video.current) {
        const text = await read(video.current)
        if (text) {
          setState('off')
          return found.current(codeIn(text))
        }
        await new Promise((resolve) => setTimeout(resolve, PAUSE))
      }
    }
    look().catch(() => {
      if (!signal.aborted) setState('denied')
    })
    return () => {
      end.abort()
      stopTracks()
    }
  }, [state])

  return { video, state, start: () => setState('on'), stop }
}
