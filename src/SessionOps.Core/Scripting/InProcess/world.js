// Joins a world to the program around it; keeps the built-ins that it needs before any other script can replace them.
(function () {
  'use strict';
  const { apply, getOwnPropertyDescriptor, getPrototypeOf } = Reflect, S = String;
  const { get: typedArrayTag } = getOwnPropertyDescriptor(getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag);
  const pending = 0, succeeded = 1, failed = 2, unusable = 3;
  const isUsable = value => {
    switch (typeof value) {
      case 'string': case 'number': case 'boolean': case 'undefined': return true;
      case 'object': return value === null || apply(typedArrayTag, value, []) === 'Uint8Array';
      default: return false;
    }
  };
  const describe = error => {
    try {
      if (typeof error === 'object' && error !== null) {
        const { name, message } = error;
        if (typeof message === 'string') return typeof name === 'string' && name ? name + ': ' + message : message;
      }
      return S(error);
    } catch {
      return 'a value that cannot be described';
    }
  };
  // await takes a promise as it is, even where the page has replaced then() or Promise.
  const follow = async (value, settle, fail) => {
    try {
      settle(await value);
    } catch (error) {
      fail(error);
    }
  };
  return {
    describe,
    environment(create, services, pageUrl, userAgent, languages, timeOrigin, trapGaps) {
      const { now, pause, randomHex, draw, compute, reportGap, renderAudio, defineLazy, defineLazyMember, openRealm } = services;
      return create({
        pageUrl,
        userAgent,
        languages,
        timeOrigin,
        now,
        pause: milliseconds => { pause(milliseconds); },
        randomHex: count => randomHex(count),
        draw: draw && (request => draw(request) ?? null),
        compute,
        reportGap: trapGaps ? (target, member) => { reportGap(S(target), S(member)); } : null,
        renderAudio: renderAudio && (request => renderAudio(request)),
        defineLazy,
        defineLazyMember,
        openRealm: () => openRealm(),
      });
    },
    start(target, name, ...args) {
      const call = { state: pending, value: undefined };
      const settle = value => {
        if (isUsable(value)) call.value = value;
        call.state = isUsable(value) ? succeeded : unusable;
      };
      const fail = error => { call.value = describe(error); call.state = failed; };
      try {
        const value = apply(target[name], target, args);
        if (typeof value === 'object' && value !== null)
          follow(value, settle, fail);
        else
          settle(value);
      } catch (error) {
        fail(error);
      }
      return call;
    },
    state: call => call.state,
    value: call => call.value,
    runTask(pump) {
      const next = pump.runTask();
      return typeof next === 'number' ? next : -1;
    },
  };
})()
