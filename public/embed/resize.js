// In an embed: tells the page around it how high it is. In the page around it: gives each frame from this site the height it asks for, and nothing else.
if (document.querySelector('body.embed')) {
  new ResizeObserver(() => parent.postMessage({ wattledgerHeight: document.documentElement.getBoundingClientRect().height }, '*')).observe(document.documentElement)
} else {
  const home = new URL(document.currentScript.src).origin
  addEventListener('message', ({ data, source, origin }) => {
    if (origin !== home || typeof data?.wattledgerHeight !== 'number') return
    for (const frame of document.querySelectorAll('iframe')) if (frame.contentWindow === source) frame.style.height = Math.min(Math.max(Math.ceil(data.wattledgerHeight), 100), 4000) + 'px'
  })
}
