// In a frame: tells the page around it how high the chart is. In that page: gives each frame the height it asks for, and nothing else.
if (window.parent === window) {
  addEventListener('message', ({ data, source }) => {
    if (!data || typeof data.wattledgerHeight !== 'number') return
    for (const frame of document.querySelectorAll('iframe')) if (frame.contentWindow === source) frame.style.height = Math.min(Math.max(Math.ceil(data.wattledgerHeight), 100), 4000) + 'px'
  })
} else {
  new ResizeObserver(() => parent.postMessage({ wattledgerHeight: document.documentElement.getBoundingClientRect().height }, '*')).observe(document.documentElement)
}
