// Runes everywhere: the older reactive syntax is not used in this app.
export default { compilerOptions: { runes: true } }
