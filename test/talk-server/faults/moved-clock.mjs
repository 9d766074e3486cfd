// Given to a server with `--import`: at each SIGUSR2 its clock goes back by an hour, as a wrong time server makes it.
let offset = 0;
const { now } = Date;
Date.now = () => now.call(Date) - offset;
process.on('SIGUSR2', () => {
  offset += 3_600_000;
});
