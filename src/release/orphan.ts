import process from 'node:process'

// Loaded into the child that runs Astro: it ends when the build that started it is gone, and writes no further.
const builder = process.ppid
setInterval(() => {
  if (process.ppid !== builder) process.exit(1)
}, 250).unref()
