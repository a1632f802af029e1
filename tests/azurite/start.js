// Runs Azurite's blob service on a free port until standard input closes, which the system does when the tests end in any way.
const path = require("node:path");

process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
process.argv.push("--blobHost", "127.0.0.1", "--blobPort", "0", "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry", "--silent");
require(path.join(process.argv[2], "node_modules/azurite/dist/src/blob/main.js"));
