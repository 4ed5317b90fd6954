#include "core/session/comparing/listening_page_p.h"

namespace understudy {

const std::string_view kListeningPage = R"PAGE(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'">
<title>Listening test</title><style>
:root{color-scheme:light dark;--ground:#f6f7f9;--card:#fff;--text:#1a1e23;--muted:#545c66;--edge:#868e98;--fill:#22599c;
--chosen:#d4e3f5}
@media(prefers-color-scheme:dark){:root{--ground:#24282c;--card:#141618;--text:#e5e8eb;--muted:#a4acb5;--edge:#79828c;
--fill:#3a74b8;--chosen:#23405f}}
body{font:16px/1.5 system-ui,sans-serif;background:var(--ground);color:var(--text);max-width:46rem;margin:2rem auto;
padding:0 1rem}
h1{font-size:1.5rem;margin-bottom:.25rem}p{margin:.25rem 0 1rem}.muted{color:var(--muted)}
button{font:inherit;color:var(--text);background:var(--card);border:1px solid var(--edge);border-radius:4px;
padding:.5rem 1rem;margin:.25rem;min-height:2.75rem}
button.sound{font-size:1.6rem;font-weight:bold;min-width:7rem;min-height:6rem}button[aria-pressed=true]{
background:var(--chosen);outline:2px solid var(--fill)}button.primary{background:var(--fill);color:#fff}
button:disabled{opacity:.45}button:focus-visible{outline:3px solid var(--fill);outline-offset:2px}
kbd{border:1px solid var(--edge);border-radius:3px;padding:0 .35em;font-size:.8em}progress{width:100%}
input{font:inherit;padding:.5rem;min-width:16rem;background:var(--card);color:var(--text);border:1px solid var(--edge)}
</style></head><body><main id="main"></main><script id="data" type="text/plain">@DATA@</script><script>
'use strict';
const bytes=t=>Uint8Array.from(atob(t),c=>c.charCodeAt(0));
const test=JSON.parse(new TextDecoder().decode(bytes(document.getElementById('data').textContent)));
const main=document.getElementById('main'),names={abx:['A','X','B'],preference:['A','B'],opinion:['Sound']}[test.mode];
const answers=[];let listener='',context=null,decoded={},now=null;
function make(tag,text,set={}){const e=document.createElement(tag);if(text)e.textContent=text;
 for(const k in set)k in e?e[k]=set[k]:e.setAttribute(k,set[k]);return e}
function key(button,text){button.append(' ',make('kbd',text));return button}
async function bufferOf(i){if(!decoded[i])decoded[i]=await context.decodeAudioData(
 bytes(test.sounds[i].split(',')[1]).buffer);return decoded[i]}
function begin(){main.replaceChildren(make('h1',test.test),make('p',{
 abx:'In each trial X is the same as A or as B. Switch between them as often as you like, then say which.',
 preference:'In each trial two voices say the same. Switch between them as often as you like, then say which you prefer.',
 opinion:'Hear each sound to its end, then say how good it is, from 1 (bad) to 5 (excellent).'}[test.mode]),
 make('p',test.trials.length+' trials. Use headphones, set the level once and leave it. At the end, save the file with '+
 'your answers and send it back. Answers are final; nothing leaves this page by itself.',{className:'muted'}));
 const name=make('input',null,{id:'name',maxLength:60,autocomplete:'name'}),go=make('button','Begin',{className:'primary'});
 const label=make('label','Your name ',{htmlFor:'name'});label.append(name);main.append(label,go);name.focus();
 const start=()=>{listener=name.value.trim();if(!listener){name.focus();return}
  context=new AudioContext();trial(0)};
 go.onclick=start;name.onkeydown=e=>{if(e.key==='Enter')start()}}
function stop(){if(now&&now.sources){now.at=place();now.sources[0].onended=null;
 for(const s of now.sources)s.stop();now.sources=null}}
function place(){if(!now.sources)return now.at;const t=now.at+Math.max(0,context.currentTime-now.began);
 return t%now.length}
async function play(){context.resume();const t=now;if(t.at>=t.length)t.at=0;t.sources=[];t.began=context.currentTime+.02;
 t.gains=t.buffers.map((b,i)=>{const s=context.createBufferSource(),g=context.createGain();s.buffer=b;
  s.loop=test.mode!=='opinion';g.gain.value=i===t.lane?1:0;s.connect(g).connect(context.destination);
  s.start(t.began,t.at);t.sources.push(s);return g});
 t.sources[0].onended=()=>{if(now===t&&t.sources){t.sources=null;t.at=0;t.heardAll=true;show()}};t.heard.add(t.lane);show()}
function toggle(){if(now.sources)stop();else play();show()}
function hear(lane){if(lane<0||lane>=names.length)return;if(lane!==now.lane){now.last=now.lane;now.switches++}
 now.lane=lane;now.heard.add(lane);
 if(now.sources)now.gains.forEach((g,i)=>g.gain.setTargetAtTime(i===lane?1:0,context.currentTime,.003));else play();show()}
function mayAnswer(){return test.mode==='opinion'?now.heardAll:now.heard.size===names.length}
function answer(choice){if(!mayAnswer())return;stop();answers.push({trial:now.number,choice,switches:now.switches,
 seconds:Math.round((performance.now()-now.from)/100)/10,given:new Date().toISOString().slice(0,19)+'Z'});
 const next=now.number+1;now=null;next<test.trials.length?trial(next):end()}
async function trial(number){main.replaceChildren(make('h1','Trial '+(number+1)+' of '+test.trials.length));
 const t=test.trials[number],buffers=await Promise.all(t.sounds.map(bufferOf));
 now={number,buffers,length:buffers[0].duration,at:0,lane:0,last:Math.min(1,names.length-1),switches:0,
 heard:new Set(),heardAll:false,from:performance.now(),sources:null};
 main.append(make('progress',null,{value:number,max:test.trials.length}));
 if(t.text)main.append(make('p','“'+t.text+'”',{className:'muted'}));
 const row=make('div');now.buttons=names.map((n,i)=>{const b=make('button',n,{className:'sound'});
  b.onclick=()=>hear(i);if(names.length>1)key(b,String(i+1));row.append(b);return b});
 now.pause=make('button');now.pause.onclick=toggle;main.append(row,now.pause);
 if(names.length>1)main.append(make('p','Tab hears the next, Shift and Space flip between the last two, '+
  'Space pauses. Hear all before you answer.',{className:'muted'}));
 const say=make('div');now.answers=({abx:['X is A','X is B'],preference:['A is better','B is better'],
  opinion:['1 bad','2 poor','3 fair','4 good','5 excellent']}[test.mode]).map((text,i)=>{const b=make('button',text);
  const c=test.mode==='opinion'?i+1:i;b.onclick=()=>answer(c);if(test.mode!=='opinion')key(b,'AB'[i]);say.append(b);
  return b});
 main.append(say);play()}
function show(){if(!now)return;now.buttons.forEach((b,i)=>b.setAttribute('aria-pressed',i===now.lane&&!!now.sources));
 now.pause.replaceChildren(now.sources?'Pause ':'Play ',make('kbd','Space'));
 now.answers.forEach(b=>b.disabled=!mayAnswer())}
function end(){main.replaceChildren(make('h1','That was all'),make('p','Save your answers and send the file back. '+
 'Thank you for listening.'));const save=make('button','Save answers',{className:'primary'});main.append(save);save.focus();
 save.onclick=()=>{const {kind,format,print}=test,out={kind,format,print,test:test.test,listener,answers};
 const link=make('a',null,{download:'answers-'+listener.replace(/[^\p{L}\p{N}]+/gu,'-')+'.json',
  href:URL.createObjectURL(new Blob([JSON.stringify(out)],{type:'application/json'}))});link.click()}}
addEventListener('keydown',e=>{if(!now||e.ctrlKey||e.altKey||e.metaKey)return;const k=e.key,n=names.length;
 let done=true;if(k===' ')e.shiftKey?hear(now.last):toggle();
 else if(k==='Tab'&&n>1)hear((now.lane+(e.shiftKey?n-1:1))%n);
 else if(test.mode==='opinion'&&k>='1'&&k<='5')answer(Number(k));
 else if(k>='1'&&k<='9')hear(Number(k)-1);
 else if(n>1&&(k==='a'||k==='A'))answer(0);else if(n>1&&(k==='b'||k==='B'))answer(1);else done=false;
 if(done)e.preventDefault()});
addEventListener('beforeunload',e=>{if(answers.length&&answers.length<test.trials.length)e.preventDefault()});
begin();
</script></body></html>
)PAGE";

} // namespace understudy
