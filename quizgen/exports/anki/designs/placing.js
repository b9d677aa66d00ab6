
var rows = entriesOf(card.querySelector(isFront ? '.rows' : '.key'));
var wanted = rows.map(function (row) { return row.getAttribute('data-with') - 1; });
var NONE = -1;

function add(row, kind, words) {
  var note = document.createElement('span');
  note.className = kind;
  note.appendChild(words);
  row.appendChild(note);
}

function back(shown) {
  if (!shown || !shown.placed || shown.placed.length !== rows.length) { return; }
  if (shown.placed.every(function (at) { return at === NONE; })) { return; }
  card.classList.add('judged');
  rows.forEach(function (row, nth) {
    var given = shown.placed[nth];
    row.classList.add(given === wanted[nth] ? 'right' : 'wrong');
    if (given !== wanted[nth] && given !== NONE) {
      add(row, 'yours', document.createTextNode(shown.words[given]));
    }
  });
}

if (!isFront) {
  back(kept());
  return;
}

var bank = card.querySelector('.bank');
var chips = entriesOf(bank);
if (!chips.length) { return; }
var shown = {
  order: shuffled(chips.length),
  placed: rows.map(function () { return NONE; }),
  words: chips.map(function (chip) { return chip.textContent; })
};
var active = 0;
var history = [];

function judged() { return card.classList.contains('judged'); }

function words(at) { return chips[at].firstChild.cloneNode(true); }

function firstEmpty(from) {
  for (var step = 0; step < rows.length; step += 1) {
    var nth = (from + step) % rows.length;
    if (shown.placed[nth] === NONE) { return nth; }
  }
  return NONE;
}

var names = rows.map(function (row, nth) { return row.textContent || String(nth + 1); });
var slots = rows.map(function (row, nth) {
  var slot = document.createElement('span');
  slot.className = 'slot';
  row.appendChild(slot);
  onPress(slot, function () {
    if (!judged()) {
      if (shown.placed[nth] !== NONE) { put(nth, NONE); }
      active = nth;
      show();
    }
  });
  return slot;
});

function put(nth, at) {
  shown.placed[nth] = at;
  if (at !== NONE) { history.push(nth); }
  keep(shown);
}

function place(at) {
  if (judged() || active === NONE || shown.placed.indexOf(at) >= 0) { return; }
  put(active, at);
  active = firstEmpty(active);
  show();
}

function undo() {
  var nth = history.pop();
  if (nth === undefined || judged()) { return; }
  put(nth, NONE);
  active = nth;
  show();
}

function show() {
  slots.forEach(function (slot, nth) {
    var at = shown.placed[nth];
    while (slot.firstChild) { slot.removeChild(slot.firstChild); }
    if (at !== NONE) { slot.appendChild(words(at)); }
    slot.setAttribute('aria-label', names[nth] + ': ' + (at === NONE ? '\u2013' : shown.words[at]));
    slot.classList.toggle('filled', at !== NONE);
    slot.classList.toggle('active', nth === active && !judged());
  });
  chips.forEach(function (chip, at) {
    var used = shown.placed.indexOf(at) >= 0;
    chip.classList.toggle('used', used);
    chip.setAttribute('aria-disabled', used);
  });
  check.disabled = firstEmpty(0) !== NONE;
}

function judge() {
  card.classList.add('judged');
  check.hidden = true;
  rows.forEach(function (row, nth) {
    var right = shown.placed[nth] === wanted[nth];
    row.classList.add(right ? 'right' : 'wrong');
    if (!right) { add(row, 'instead', words(wanted[nth])); }
  });
  show();
}

keep(shown);
card.classList.add('playing');
arrange(bank, chips, shown.order);
var check = onCheck(judge);
chips.forEach(function (chip, at) {
  onPress(chip, function () { place(at); });
});
asGroup(bank);
onKeys('abcdefghi', chips.length, function (nth) { place(shown.order[nth]); }, function (key) {
  if (key === 'Backspace') { undo(); }
});
show();
