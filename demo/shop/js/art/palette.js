// The five glazes and fabrics of the shop, each with the shade and the light side of the same thing.

export const palette = {
  sage: { main: '#8fa58b', dark: '#667f63', light: '#b4c6af', backdrop: '#e9eee4' },
  clay: { main: '#c8704c', dark: '#99502f', light: '#e0997a', backdrop: '#f5e6dc' },
  ink: { main: '#34434c', dark: '#1d282e', light: '#5a6d78', backdrop: '#e3e7ea' },
  sand: { main: '#dccba9', dark: '#b59d72', light: '#efe4cd', backdrop: '#f5efe2' },
  fjord: { main: '#4d7f93', dark: '#325a6b', light: '#86afbf', backdrop: '#e1ebef' },
  oak: { main: '#c99a62', dark: '#976b3b', light: '#e3c192', backdrop: '#f3eadc' },
};

export const paletteOf = (colour) => palette[colour] ?? palette.sage;
