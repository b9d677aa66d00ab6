
var list = card.querySelector('.options');
var options = entriesOf(list);
if (!options.length) { return; }
var several = card.classList.contains('is-multiple');
var inOrder = list.classList.contains('in-order');
var shown = isFront
  ? { order: inOrder ? ordinals(options.length) : shuffled(options.length), chosen: [] }
  : kept();
if (!shown || !shown.order || shown.order.length !== options.length) { return; }

function show(judged) {
  options.forEach(function (option, at) {
    var chosen = shown.chosen.indexOf(at) >= 0;
    option.classList.toggle('chosen', chosen);
    if (isFront) { option.setAttribute('aria-pressed', chosen); }
  });
  if (judged) { card.classList.add('judged'); }
}

function choose(at) {
  if (card.classList.contains('judged')) { return; }
  var place = shown.chosen.indexOf(at);
  if (!several) {
    shown.chosen = [at];
  } else if (place < 0) {
    shown.chosen.push(at);
  } else {
    shown.chosen.splice(place, 1);
  }
  keep(shown);
  if (check) { check.disabled = !shown.chosen.length; }
  show(!several);
}

arrange(list, options, shown.order);
if (!isFront) {
  show(shown.chosen.length > 0);
  return;
}
keep(shown);
card.classList.add('playing');
var check = onCheck(function () {
  check.hidden = true;
  show(true);
});
if (check) { check.disabled = true; }
options.forEach(function (option, at) {
  onPress(option, function () { choose(at); });
});
asGroup(list);
onKeys(list.getAttribute('data-keys') || 'abcdefghi', options.length, function (nth) { choose(shown.order[nth]); });
