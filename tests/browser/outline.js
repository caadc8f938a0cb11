// What a page says of itself to somebody who does not see it.
() => {
  const all = (tags, within = document) => [...within.querySelectorAll(tags)];
  const text = one => one?.textContent.trim() ?? '';
  const ids = one => ['aria-labelledby', 'aria-describedby'].flatMap(name => (one.getAttribute(name) ?? '').split(' '));
  const named = one =>
    one.getAttribute('aria-label') ?? (one.getAttribute('aria-labelledby') ?? '').split(' ').map(id => text(document.getElementById(id))).join(' ');
  const names = tags => all(tags).map(named);
  return {
    language: document.documentElement.lang,
    title: document.title,
    headings: all('h1, h2, h3, h4, h5, h6').map(one => [Number(one.tagName[1]), text(one)]),
    landmarks: {header: names('body > header'), main: names('main'), footer: names('body > footer'), nav: names('nav')},
    sections: names('section'),
    images: all('img').map(one => {
      const figure = one.closest('figure');
      return {
        alt: one.alt,
        title: one.title,
        width: one.getAttribute('width'),
        height: one.getAttribute('height'),
        heading: text(figure?.querySelector('.chart-title')) || text(document.querySelector('h1')),
        tables: figure ? all('details table', figure).length : 0,
      };
    }),
    tables: all('table').map(one => ({
      caption: text(one.caption),
      scopes: all('th', one).map(cell => cell.scope),
      columns: [...(one.tHead?.rows ?? [])].flatMap(row => [...row.cells]).map(cell => cell.tagName),
      firsts: [...one.tBodies].flatMap(body => [...body.rows]).map(row => row.cells[0].tagName),
    })),
    tabindexes: all('[tabindex]').map(one => one.tabIndex),
    unnamed: all('a, summary, button, input, select').filter(one => !(text(one) || named(one) || one.labels?.length)).length,
    ids: all('[id]').map(one => one.id),
    references: [
      ...all('a[href^="#"]').map(one => one.getAttribute('href').slice(1)),
      ...all('[aria-labelledby], [aria-describedby]').flatMap(ids),
    ].filter(id => id),
  };
}
