
var written = card.querySelector('.written');
var compared = document.getElementById('typeans');
var accepted = card.querySelector('.accepted');

// From Anki's comparison, up to its arrow: all clients write that, wherever they let a learner type.
function typed() {
  var text = '';
  var part = compared && compared.querySelector('span') && compared.firstChild;
  while (part && part.nodeName !== 'BR') {
    if (part.className !== 'typeMissed') { text += part.textContent; }
    part = part.nextSibling;
  }
  return text;
}

function plain(text) {
  text = text.normalize ? text.normalize('NFC') : text;
  return text.toLowerCase().replace(/\s+/g, ' ').replace(/^ | ?[.!?]? ?$/g, '');
}

function countsAsNumber(text) {
  var low = accepted.getAttribute('data-low');
  var number = /-?\d+(?:\.\d+)?/.exec(text.replace(/\u2212/g, '-').replace(/(\d)[,\s](?=\d{3})/g, '$1'));
  return low !== null && number !== null &&
    Number(number[0]) >= Number(low) && Number(number[0]) <= Number(accepted.getAttribute('data-high'));
}

function counts(text) {
  return countsAsNumber(text) || entriesOf(accepted).some(function (entry) {
    return plain(entry.textContent) === plain(text);
  });
}

if (isFront) { return; }
var answer = typed();
written.querySelector('h2').hidden = !answer;
written.hidden = !answer;
if (answer && accepted && counts(answer)) {
  card.classList.add('judged');
  card.querySelector('.counts').hidden = false;
}
