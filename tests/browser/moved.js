// How much the page has moved by itself since it was opened; what a reader did does not count.
() => new Promise(resolve => {
  const moved = [];
  const note = entries => moved.push(...entries.filter(one => !one.hadRecentInput).map(one => one.value));
  const observer = new PerformanceObserver(list => note(list.getEntries()));
  observer.observe({type: 'layout-shift', buffered: true});
  setTimeout(() => { note(observer.takeRecords()); resolve(moved); }, 150);
})
