import { starterContent } from './pack.js';

const pack = 'system-design-foundations';
const topic = 'network-protocols';

describe('network-protocols', () => {
  it('CIDR: masks the address', () => {
    const { key } = starterContent(pack, topic, 'network-protocols-cidr-network-address', 'short-text');
    const network = (address: string, bits: number) => {
      const value = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
      const base = value - (value % 2 ** (32 - bits));
      return [24, 16, 8, 0].map((shift) => Math.floor(base / 2 ** shift) % 256).join('.');
    };
    const computed = network('10.0.37.200', 20);
    expect(key.accepted).toEqual([computed, `${computed}/20`, `${computed} /20`]);
  });

  it('HTTPS: plays the messages on a clock', () => {
    const { key } = starterContent(pack, topic, 'network-protocols-https-round-trips', 'numeric');
    const oneWay = 80 / 2;
    // Each flight can leave only when the one before it has arrived.
    const flights = ['SYN', 'SYN-ACK', 'ACK, ClientHello', 'ServerHello … Finished', 'Finished, GET', 'response'];
    expect(key).toMatchObject({ value: flights.reduce((clock) => clock + oneWay, 0) });
  });

  it('DNS: the latest moment after which no cache holds the old address past 12:01', () => {
    const { options, key } = starterContent(pack, topic, 'network-protocols-dns-ttl-move', 'single-choice');
    const day = 1440;
    const moment = (text: string) => {
      const [, name, hours, minutes] = /^(Wednesday|Thursday|Friday) (\d\d):(\d\d)$/.exec(text)!;
      return ['Wednesday', 'Thursday', 'Friday'].indexOf(name!) * day + Number(hours) * 60 + Number(minutes);
    };
    const move = moment('Friday 12:00');
    const lastUse = (lowered: number) => {
      let last = 0;
      for (let fetched = lowered - 2 * day; fetched < move; fetched++) {
        last = Math.max(last, fetched + (fetched < lowered ? day : 1));
      }
      return last;
    };
    const safe = options.filter(({ text }) => lastUse(moment(text)) <= moment('Friday 12:01'));
    expect(safe).toHaveLength(2);
    expect(safe.toSorted((a, b) => moment(b.text) - moment(a.text))[0]?.id).toBe(key);
  });

  it('one window per round trip gives the observed speed; the other causes do not', () => {
    const { options, key, prompt } = starterContent(pack, topic, 'network-protocols-window-limit', 'single-choice');
    const rtt = 0.1;
    const megabits: Record<string, number> = {
      'receive window': (65_535 * 8) / rtt / 1e6,
      headers: 1000 * (1460 / 1538),
      Nagle: (1460 * 8) / rtt / 1e6,
    };
    const observed = Number(/([\d.]+) Mbit\/s\. Which/.exec(prompt)?.[1]);
    const fitting = Object.keys(megabits).filter((cause) => Math.abs(megabits[cause]! - observed) < 0.1);
    expect(fitting).toEqual(['receive window']);
    expect(options.find((option) => option.id === key)?.text).toContain(fitting[0]);
  });

  it('TIME_WAIT: simulates ports second by second', () => {
    const { key } = starterContent(pack, topic, 'network-protocols-time-wait-ports', 'numeric');
    const keepsUp = (rate: number) => {
      let free = 60_999 - 32_768 + 1;
      for (let second = 0; second < 300; second++) {
        if (second >= 60) free += rate; // those of 60 s ago come back
        free -= rate;
        if (free < 0) return false;
      }
      return true;
    };
    let rate = 1;
    while (keepsUp(rate + 1)) rate++;
    expect(key).toMatchObject({ value: rate });
  });
});
