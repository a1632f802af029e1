// The browser and the machine of the one profile (docs/environment.md), coherent with the user agent of the requests.
const userAgent = host.userAgent;
const languages = host.languages.split(',');
const chromeVersion = /Chrome\/(\d+)/.exec(userAgent)?.[1] ?? '0';
const onWindows = /Windows/.test(userAgent);
const onMac = /Macintosh/.test(userAgent);
const platformName = onWindows ? 'Windows' : onMac ? 'macOS' : 'Linux';

/** The brands as Chrome orders them and greases them by its major version. */
function brandList() {
  const seed = Number(chromeVersion);
  const marks = [' ', '(', ':', '-', '.', '/', ')', ';', '=', '?', '_'];
  const brands = [
    { brand: `Not${marks[seed % 11]}A${marks[(seed + 1) % 11]}Brand`, version: ['8', '99', '24'][seed % 3] },
    { brand: 'Chromium', version: chromeVersion },
    { brand: 'Google Chrome', version: chromeVersion },
  ];
  const order = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ][seed % 6];
  const sorted = [];
  order.forEach((place, index) => {
    sorted[place] = brands[index];
  });
  return sorted;
}
const navigatorSame = (name, build) =>
  function () {
    const state = stateOf(this);
    const slots = state.slots ?? (state.slots = create(null));
    return name in slots ? slots[name] : (slots[name] = build());
  };

implement('Navigator', {
  get userAgent() {
    return userAgent;
  },
  get appVersion() {
    return userAgent.replace(/^Mozilla\//, '');
  },
  get platform() {
    return onWindows ? 'Win32' : onMac ? 'MacIntel' : 'Linux x86_64';
  },
  get language() {
    return languages[0];
  },
  get hardwareConcurrency() {
    return 8;
  },
  get deviceMemory() {
    return 8;
  },
  javaEnabled() {
    return false;
  },
  sendBeacon() {
    return true;
  },
  vibrate() {
    return false;
  },
  getGamepads() {
    return [null, null, null, null, null, null, null, null];
  },
  getBattery() {
    return answered(make('BatteryManager', { slots: Object.assign(create(null), { charging: true, chargingTime: 0, dischargingTime: Infinity, level: 1 }) }));
  },
  registerProtocolHandler() {},
  unregisterProtocolHandler() {},
  clearAppBadge() {
    return promiseOf(undefined);
  },
  setAppBadge() {
    return promiseOf(undefined);
  },
  getInstalledRelatedApps() {
    return answered([]);
  },
  adAuctionComponents() {
    return [];
  },
  canLoadAdAuctionFencedFrame() {
    return false;
  },
});
const lazyMembers = {};
for (const [name, build] of Object.entries({
  languages: () => freeze(languages.slice()),
  plugins: () => pluginData().plugins,
  mimeTypes: () => pluginData().mimeTypes,
  userAgentData: () => make('NavigatorUAData'),
}))
  defineProperty(lazyMembers, name, { get: navigatorSame(name, build), enumerable: true });
implement('Navigator', lazyMembers);

let pluginLists;
function pluginData() {
  if (pluginLists) return pluginLists;
  const names = ['PDF Viewer', 'Chrome PDF Viewer', 'Chromium PDF Viewer', 'Microsoft Edge PDF Viewer', 'WebKit built-in PDF'];
  const types = ['application/pdf', 'text/pdf'];
  const slots = values => Object.assign(create(null), values);
  const plugins = [];
  const mimes = types.map(type => make('MimeType', { slots: slots({ type, suffixes: 'pdf', description: 'Portable Document Format' }) }));
  const named = (list, keys) => ({ named: key => list[keys.indexOf(key)], names: () => keys });
  for (const name of names)
    plugins.push(
      liveList('Plugin', () => mimes, {
        ...named(mimes, types),
        slots: slots({ name, filename: 'internal-pdf-viewer', description: 'Portable Document Format' }),
      }),
    );
  for (const mime of mimes) stateOf(mime).slots.enabledPlugin = plugins[0];
  implement('PluginArray', {});
  return (pluginLists = {
    plugins: liveList('PluginArray', () => plugins, named(plugins, names)),
    mimeTypes: liveList('MimeTypeArray', () => mimes, named(mimes, types)),
  });
}
implement('PluginArray', { refresh() {} });

implement('NavigatorUAData', {
  get brands() {
    return brandList();
  },
  get mobile() {
    return false;
  },
  get platform() {
    return platformName;
  },
  toJSON() {
    return { brands: brandList(), mobile: false, platform: platformName };
  },
  getHighEntropyValues(hints) {
    if (!isObject(hints))
      return Promise.reject(executionError('getHighEntropyValues', 'NavigatorUAData', 'The provided value cannot be converted to a sequence.'));
    const full = version => `${version}.0.0.0`;
    const values = {
      architecture: 'x86',
      bitness: '64',
      formFactors: ['Desktop'],
      fullVersionList: brandList().map(({ brand, version }) => ({ brand, version: full(version) })),
      model: '',
      platformVersion: onWindows ? '10.0.0' : '',
      uaFullVersion: full(chromeVersion),
      wow64: false,
    };
    const answer = { architecture: undefined, bitness: undefined, brands: brandList() };
    const asked = [...hints].map(String);
    const out = {};
    for (const key of [
      'architecture',
      'bitness',
      'brands',
      'formFactors',
      'fullVersionList',
      'mobile',
      'model',
      'platform',
      'platformVersion',
      'uaFullVersion',
      'wow64',
    ]) {
      if (key === 'brands') out.brands = answer.brands;
      else if (key === 'mobile') out.mobile = false;
      else if (key === 'platform') out.platform = platformName;
      else if (asked.includes(key)) out[key] = values[key];
    }
    return answered(out);
  },
});
implement('NetworkInformation', {
  get effectiveType() {
    return '4g';
  },
  get rtt() {
    return 50;
  },
  get downlink() {
    return 10;
  },
  get saveData() {
    return false;
  },
});
implement('Screen', {
  get width() {
    return 1920;
  },
  get height() {
    return 1080;
  },
  get availWidth() {
    return 1920;
  },
  get availHeight() {
    return 1040;
  },
  get availLeft() {
    return 0;
  },
  get availTop() {
    return 0;
  },
  get colorDepth() {
    return 24;
  },
  get pixelDepth() {
    return 24;
  },
});
implement('ScreenOrientation', {
  get type() {
    return 'landscape-primary';
  },
  get angle() {
    return 0;
  },
  lock() {
    return Promise.reject(domException('screen.orientation.lock() is not available on this device.', 'NotSupportedError'));
  },
  unlock() {},
});
implement('VisualViewport', {
  get width() {
    return windowMetrics.innerWidth;
  },
  get height() {
    return windowMetrics.innerHeight;
  },
  get scale() {
    return 1;
  },
});
implement('Permissions', {
  query(descriptor) {
    const name = String(descriptor?.name);
    if (!/^[a-z-]+$/.test(name))
      return Promise.reject(
        new TypeError(
          `Failed to execute 'query' on 'Permissions': Failed to read the 'name' property from 'PermissionDescriptor': The provided value '${name}' is not a valid enum value of type PermissionName.`,
        ),
      );
    const granted =
      /^(accelerometer|gyroscope|magnetometer|ambient-light-sensor|background-sync|clipboard-write|payment-handler|screen-wake-lock|storage-access|top-level-storage-access)$/.test(
        name,
      );
    return answered(
      make('PermissionStatus', { slots: Object.assign(create(null), { name: name.replace(/-/g, '_'), state: granted ? 'granted' : 'prompt' }) }),
    );
  },
});
implement(
  'Notification',
  {},
  {
    statics: {
      get permission() {
        return 'default';
      },
      requestPermission() {
        return answered('default');
      },
    },
  },
);
implement('StorageManager', {
  estimate() {
    return answered({ quota: 10737418240, usage: 0, usageDetails: {} });
  },
  persisted() {
    return answered(false);
  },
  persist() {
    return answered(false);
  },
});
implement('MediaDevices', {
  enumerateDevices() {
    return answered([]);
  },
  getSupportedConstraints() {
    return { aspectRatio: true, deviceId: true, frameRate: true, height: true, width: true };
  },
});
