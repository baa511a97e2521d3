// What the shop has. Texts are in i18n/, drawings in art/. `left` is what stands on the shelf;
// a colour without pieces has 0.

const full = (...colours) => Object.fromEntries(colours.map((colour) => [colour, { left: 40 }]));

export const products = [
  { id: 'lysning', name: 'Lysning', category: 'light', price: 129, rating: 4.8, colours: ['sage', 'clay', 'ink'], stock: { ...full('sage', 'ink'), clay: { left: 3 } }, material: 'steel', dimensions: '24 × 38 cm', weight: 1.4, favourite: 1 },
  { id: 'kopp', name: 'Kopp', category: 'table', price: 28, rating: 4.9, colours: ['sand', 'clay', 'fjord'], stock: full('sand', 'clay', 'fjord'), material: 'stoneware', dimensions: '9 × 10 cm', weight: 0.38, favourite: 2 },
  { id: 'vandre', name: 'Vandre', category: 'outdoors', price: 189, rating: 4.7, colours: ['ink', 'sage', 'oak'], stock: { ...full('ink', 'sage'), oak: { left: 0 } }, sizes: ['18 l', '24 l', '32 l'], material: 'canvas', dimensions: '46 × 30 × 16 cm', weight: 1.1, favourite: 3 },
  { id: 'varm', name: 'Varm', category: 'living', price: 149, rating: 4.9, colours: ['fjord', 'clay', 'sand'], stock: { ...full('fjord', 'sand'), clay: { left: 1 } }, material: 'wool', dimensions: '140 × 200 cm', weight: 1.9, favourite: 4 },
  { id: 'ly', name: 'Ly', category: 'outdoors', price: 389, rating: 4.6, colours: ['clay', 'sage'], stock: full('clay', 'sage'), material: 'nylon', dimensions: '220 × 135 × 105 cm', weight: 2.3, favourite: 5, badge: 'new' },
  { id: 'damp', name: 'Damp', category: 'table', price: 69, rating: 4.5, colours: ['fjord', 'sand', 'ink'], stock: { ...full('fjord', 'sand'), ink: { left: 5 } }, material: 'enamel', dimensions: '24 × 22 cm', weight: 1.2, favourite: 6 },
  { id: 'spire', name: 'Spire', category: 'living', price: 42, rating: 4.4, colours: ['clay', 'sand', 'ink'], stock: full('clay', 'sand', 'ink'), material: 'terracotta', dimensions: '20 × 24 cm', weight: 1.6, favourite: 7 },
  { id: 'glod', name: 'Glød', category: 'light', price: 79, rating: 4.7, colours: ['clay', 'ink', 'sage'], stock: { ...full('ink', 'sage'), clay: { left: 2 } }, material: 'steel', dimensions: '13 × 22 cm', weight: 0.6, favourite: 8, badge: 'few' },
  { id: 'skammel', name: 'Skammel', category: 'living', price: 119, rating: 4.8, colours: ['oak', 'ink'], stock: full('oak', 'ink'), material: 'oak', dimensions: '38 × 44 cm', weight: 4.2, favourite: 9 },
  { id: 'kilde', name: 'Kilde', category: 'table', price: 39, rating: 4.6, colours: ['fjord', 'sage', 'clay'], stock: full('fjord', 'sage', 'clay'), material: 'steel', dimensions: '7 × 26 cm', weight: 0.36, favourite: 10 },
  // An honest rough edge: `sand` is offered but was never entered in the stock list, so choosing it
  // throws. Shops do ship this, and the demo has to have an error that a recording can show.
  { id: 'regn', name: 'Regn', category: 'outdoors', price: 219, rating: 4.3, colours: ['fjord', 'clay', 'sand'], stock: full('fjord', 'clay'), sizes: ['S', 'M', 'L', 'XL'], material: 'nylon', dimensions: 'S–XL', weight: 0.45, favourite: 11, badge: 'new' },
  { id: 'hvile', name: 'Hvile', category: 'outdoors', price: 89, rating: 4.5, colours: ['sage', 'fjord'], stock: { sage: { left: 0 }, fjord: { left: 0 } }, material: 'nylon', dimensions: '290 × 150 cm', weight: 0.7, favourite: 12, badge: 'sold_out' },
];

export const categories = ['light', 'table', 'living', 'outdoors'];
export const colours = ['sage', 'clay', 'ink', 'sand', 'fjord', 'oak'];

export const productById = (id) => products.find((product) => product.id === id);
export const isInStock = (product) => Object.values(product.stock).some((shelf) => shelf.left > 0);

/** Pieces left of one colour. */
export const leftOf = (product, colour) => product.stock[colour].left;
