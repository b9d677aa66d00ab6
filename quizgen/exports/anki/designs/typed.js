
var written = document.getElementById('typeans');
var accepted = card.querySelector('.accepted');

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

if (isFront) {
  keep({ typed: '' });
  if (written) {
    written.addEventListener('input', function () { keep({ typed: written.value }); });
  }
} else if (accepted) {
  var shown = kept();
  if (shown && shown.typed && counts(shown.typed)) {
    card.classList.add('judged');
    card.querySelector('.counts').hidden = false;
  }
}
