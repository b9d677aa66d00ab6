// What all cards that can be played share. ECMAScript 5, for the web views of old phones.
// Never two braces in a row: Anki would take them for a field.

var card = document.querySelector('.quizgen');
if (!card) { return; }
var id = card.getAttribute('data-id');
var isFront = card.classList.contains('front');

// From the front to the back: some clients keep the page, and with it the window; others load another page
// and keep the session; where a client keeps neither, the back shows what the note says.
function keep(shown) {
  shown.id = id;
  window.quizgenShown = shown;
  try {
    sessionStorage.setItem('quizgen', JSON.stringify(shown));
  } catch (shutOff) { /* the window may still keep it */ }
}

function kept() {
  var shown = window.quizgenShown;
  try {
    shown = shown || JSON.parse(sessionStorage.getItem('quizgen'));
  } catch (shutOff) { /* as if nothing was kept */ }
  return shown && shown.id === id ? shown : null;
}

function entriesOf(list) {
  return list ? Array.prototype.slice.call(list.children) : [];
}

function ordinals(count) {
  var all = [];
  while (all.length < count) { all.push(all.length); }
  return all;
}

function shuffled(count) {
  var order = ordinals(count);
  for (var last = count - 1; last > 0; last -= 1) {
    var drawn = Math.floor(Math.random() * (last + 1));
    var moved = order[last];
    order[last] = order[drawn];
    order[drawn] = moved;
  }
  return order;
}

function arrange(list, entries, order) {
  order.forEach(function (at) { list.appendChild(entries[at]); });
}

// A handler of its own and the class: by either, AnkiMobile tells a tap on it from one that turns the card.
function onPress(element, act) {
  element.classList.add('tappable');
  element.setAttribute('role', 'button');
  element.setAttribute('tabindex', '0');
  element.onclick = act;
  element.onkeydown = function (event) {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  };
}

// Digits and letters. Anki on a computer keeps bare keys to itself, so digits also go with Alt, and the card says so.
// One page may show many cards, so the keys of the last one are taken off.
function onKeys(letters, count, choose, other) {
  if (window.quizgenKeys) { document.removeEventListener('keydown', window.quizgenKeys); }
  window.quizgenKeys = function (event) {
    if (!document.body.contains(card) || event.ctrlKey || event.metaKey) { return; }
    var digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code || '') || /^([1-9])$/.exec(event.key);
    var at = digit ? digit[1] - 1 : event.altKey ? -1 : letters.indexOf((event.key || '').toLowerCase());
    if (at >= 0 && at < count && event.key) {
      choose(at);
    } else if (other) {
      other(event.key);
    }
  };
  document.addEventListener('keydown', window.quizgenKeys);
  var ask = card.querySelector('.ask');
  if (window.pycmd && !document.querySelector('html.mobile')) {
    var keys = document.createElement('span');
    keys.className = 'keys';
    keys.textContent = (/Mac/.test(navigator.platform) ? '\u2325' : 'Alt+') + '1\u2013' + count;
    ask.appendChild(keys);
  }
}

// A list of things to press is a group of buttons, named by what the card asks for.
function asGroup(list) {
  list.setAttribute('role', 'group');
  list.setAttribute('aria-label', card.querySelector('.ask').textContent);
}

function onCheck(act) {
  var button = card.querySelector('.check');
  if (!button) { return null; }
  button.hidden = false;
  button.onclick = act;
  return button;
}
