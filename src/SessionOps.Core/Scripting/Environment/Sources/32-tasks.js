// The event loop as the HTML standard has it: tasks in the order in which they were queued, timers, rendering, idle periods. A task is one step or several,
// one for each callback: the host calls runTask() for each and drains the promise jobs after it, as a browser does whenever no script is left to run.

// Pages that are not isolated get the time in tenths of a millisecond, as the difference of two rounded readings of a clock that runs for longer.
const clockStart = Math.floor((host.timeOrigin % 1e8) * 10) / 10;
const { floor } = Math;
const { now: hostNow } = host;
const sinceStart = () => floor((clockStart + hostNow()) * 10) / 10 - clockStart;

// A frame's page is run by its parent's loop: what is queued here brings along how it is called.
const loop = (shared.loop ??= {
  tasks: [],
  timers: new Map(),
  animations: new Map(),
  afterAnimations: { resize: [], intersection: [] },
  idles: new Map(),
  last: 0,
  level: 0,
  drawn: -1,
  frameAsked: false,
  askedAt: 0,
});
const { tasks, timers, animations, afterAnimations, idles } = loop;
let unfinished = null;
/** Queues a task; what it returns is its next step, if that is a function. */
function queueTask(step) {
  tasks.push(step);
}
function queueEvent(target, event) {
  queueTask(() => beginDispatch(target, event));
}
/** A promise of what another process of the browser answers: it settles in a task of its own, after all promise jobs that are due. */
const answered = value => new Promise(resolve => queueTask(() => resolve(value)));
/** The steps of a task that calls each function of a list. */
function oneByOne(list) {
  let index = 0;
  const step = () => {
    if (index === list.length) return;
    list[index++]();
    return index < list.length ? step : undefined;
  };
  return step;
}
function callBack(callback, ...args) {
  try {
    apply(callback, global, args);
  } catch (error) {
    reportError(error);
  }
}

// A timer that a timer's callback sets, or a promise job of it, is one level deeper; from the sixth on they wait for four milliseconds at least.
function schedule(callback, delay, repeat = false, args = none) {
  const id = ++loop.last;
  const timer = { callback, args, repeat, wait: Math.max(0, delay | 0), level: loop.level, due: Infinity };
  timer.run = () => runTimer(id, timer);
  timers.set(id, timer);
  startTimer(id, timer);
  return id;
}
function startTimer(id, timer) {
  const wait = timer.level > 5 ? Math.max(4, timer.wait) : timer.wait;
  if (wait === 0) queueTask(timer.run);
  else timer.due = sinceStart() + wait;
}
function runTimer(id, timer) {
  if (!timers.has(id)) return;
  loop.level = ++timer.level;
  if (!timer.repeat) timers.delete(id);
  try {
    if (typeof timer.callback === 'function') apply(timer.callback, global, timer.args);
    else indirectEval(String(timer.callback));
  } catch (error) {
    reportError(error);
  }
  if (timer.repeat && timers.has(id)) startTimer(id, timer);
}
const clearTimer = id => {
  timers.delete(Number(id));
};

// Sixty frames a second. A page that rested is drawn at once, with the time of the frame that it could have had.
const frameLength = 1000 / 60;
const frameNow = () => Math.floor(host.now() / frameLength);
const frameWait = () => (frameNow() > loop.drawn ? 0 : (loop.drawn + 1) * frameLength - host.now());
function askForFrame() {
  if (loop.frameAsked) return;
  loop.frameAsked = true;
  loop.askedAt = host.now();
}
/** The page waits while another process of the browser works for it; a frame that is asked for is due when it goes on. */
function waitForBrowser(milliseconds) {
  host.pause?.(loop.frameAsked ? Math.max(milliseconds, frameWait()) : milliseconds);
}
function requestFrame(callback) {
  askForFrame();
  animations.set(++loop.last, time => callBack(callback, time));
  return loop.last;
}
const cancelFrame = id => {
  animations.delete(Number(id));
};
/** Calls a function in the next frame after the animation callbacks: observers of size first, then those of intersection. */
function atRendering(stage, callback) {
  askForFrame();
  afterAnimations[stage].push(callback);
}
function draw() {
  loop.frameAsked = false;
  loop.drawn = frameNow();
  const time = Math.floor((clockStart + loop.drawn * frameLength) * 10) / 10 - clockStart;
  const calls = [];
  for (const id of [...animations.keys()])
    calls.push(() => {
      const callback = animations.get(id);
      if (!animations.delete(id)) return;
      callback(time);
    });
  const stage = name => () => {
    calls.push(...afterAnimations[name].splice(0));
  };
  calls.push(stage('resize'), stage('intersection'));
  return oneByOne(calls);
}

// An idle period begins when nothing is left to run. What is asked for within one waits for the next.
function requestIdle(callback, timeout) {
  const id = ++loop.last;
  idles.set(id, (end, didTimeout) => callBack(callback, make('IdleDeadline', { end, didTimeout })));
  if (timeout > 0) schedule(() => runIdle(id, sinceStart(), true), timeout);
  return id;
}
const cancelIdle = id => {
  idles.delete(Number(id));
};
function runIdle(id, end, didTimeout) {
  const callback = idles.get(id);
  if (idles.delete(id)) callback(end, didTimeout);
}
function beginIdle() {
  const end = sinceStart() + Math.min(49.9, untilNext());
  return oneByOne([...idles.keys()].map(id => () => runIdle(id, end, false)));
}

/** The milliseconds until a timer or a frame is due. */
function untilNext() {
  let next = loop.frameAsked ? frameWait() : Infinity;
  const now = sinceStart();
  for (const timer of timers.values()) next = Math.min(next, timer.due - now);
  return next;
}
/** Queues the timers and the frame that are due, in the order in which they became so. */
function takeDue() {
  const now = sinceStart();
  const due = [];
  for (const [id, timer] of timers) if (timer.due <= now) due.push({ at: timer.due, id, timer });
  if (loop.frameAsked && frameWait() <= 0) due.push({ at: Math.max(loop.askedAt, (loop.drawn + 1) * frameLength), id: 0 });
  for (const { timer } of due.sort((a, b) => a.at - b.at || a.id - b.id)) {
    if (timer) timer.due = Infinity;
    else loop.frameAsked = false;
    queueTask(timer ? timer.run : draw);
  }
}
function runTask() {
  loop.level = 0;
  if (!unfinished) {
    takeDue();
    unfinished = tasks.shift() ?? (idles.size ? beginIdle : null);
  }
  if (!unfinished) {
    const next = untilNext();
    return next === Infinity ? -1 : Math.max(0.1, next);
  }
  const next = unfinished();
  unfinished = typeof next === 'function' ? next : null;
  return 0;
}
