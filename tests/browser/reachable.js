// What can be used on the page, in its order.
() => {
  const all = [...document.querySelectorAll('*')];
  return [...document.querySelectorAll('a[href], summary, button, input, select, textarea')].map(one => all.indexOf(one));
}
