// Reviews stay in the language they were written in, as in any shop.

export const reviews = {
  lysning: [
    { name: 'Ingrid', lang: 'en', stars: 5, text: 'Stands next to my reading chair and makes November bearable.' },
    { name: 'Tomáš', lang: 'cs', stars: 5, text: 'Krásné teplé světlo, stmívač si opravdu pamatuje.' },
    { name: 'Bernd', lang: 'de', stars: 4, text: 'Schöne Lampe, das Kabel dürfte etwas länger sein.' },
  ],
  kopp: [
    { name: 'Zsófia', lang: 'hu', stars: 5, text: 'Minden reggel ebből kávézom, jó fogása van.' },
    { name: 'Maren', lang: 'de', stars: 5, text: 'Zwei gekauft, vier nachbestellt.' },
  ],
  vandre: [
    { name: 'Joel', lang: 'en', stars: 5, text: 'Three years, two continents, one patch. Still my favourite.' },
    { name: 'Katka', lang: 'cs', stars: 4, text: 'Pevný a hezký, 24 l stačí na celý den.' },
  ],
  varm: [{ name: 'Ole', lang: 'en', stars: 5, text: 'The dog has claimed it. I do not blame her.' }],
  ly: [
    { name: 'Petra', lang: 'cs', stars: 5, text: 'Postavený za čtyři minuty, opravdu.' },
    { name: 'Lukas', lang: 'de', stars: 4, text: 'Dicht bei Dauerregen. Heringe habe ich getauscht.' },
  ],
  damp: [{ name: 'Anna', lang: 'en', stars: 4, text: 'Pours beautifully. The whistle is more of a hum.' }],
  spire: [{ name: 'Gábor', lang: 'hu', stars: 4, text: 'A páfrány túlélte a nyaralást. Ez a lényeg.' }],
  glod: [{ name: 'Sven', lang: 'de', stars: 5, text: 'Hat einen Sturz vom Felsen überlebt. Ich auch.' }],
  skammel: [{ name: 'Eva', lang: 'cs', stars: 5, text: 'Stojí rovně i na staré podlaze.' }],
  kilde: [{ name: 'Mark', lang: 'en', stars: 5, text: 'Tea still hot at the summit.' }],
  regn: [{ name: 'Heike', lang: 'de', stars: 4, text: 'Trocken geblieben. Eine Größentabelle wäre gut.' }],
  hvile: [{ name: 'Dóra', lang: 'hu', stars: 5, text: 'Két fa, egy könyv, kész a nyár.' }],
};
