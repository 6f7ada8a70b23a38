// Runs before the first paint, so that a dark or large page never flashes light or small.
// A file of its own because the Content-Security-Policy allows no inline script.
(function () {
  var root = document.documentElement
  try {
    var kept = JSON.parse(localStorage.getItem('youkong.look') || '{}')
    if (kept.theme === 'light' || kept.theme === 'dark') root.dataset.theme = kept.theme
    if (kept.scale === 'large') root.dataset.scale = 'large'
    if (kept.language === 'en' || kept.language === 'zh-CN') root.lang = kept.language
    else if (!/^zh\b/i.test(navigator.language || 'zh')) root.lang = 'en'
  } catch {
    // Storage is forbidden or holds something foreign: the defaults of the page stand.
  }
})()
