import styles from './passport.css?inline'

// Only who opens a passport needs its looks; the page of passports has them from the start.
const sheet = new CSSStyleSheet()
sheet.replaceSync(styles)
document.adoptedStyleSheets.push(sheet)
