#!/usr/bin/env bash
# Fuzzes one target with AFL++, which keeps what reaches new code: afl.sh <target> [seconds]
set -euo pipefail
cd "$(dirname "$0")"
target=$1
seconds=${2:-3600}
work=bin/afl

dotnet tool restore
dotnet build -c Release
rm -rf "$work/program"
mkdir -p "$work"
cp -r bin/Release/net10.0 "$work/program"
for assembly in Core Contracts Endpoints Storage.Blobs; do
  dotnet tool run sharpfuzz "$work/program/SessionOps.$assembly.dll"
done
AFL_SKIP_BIN_CHECK=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 \
  afl-fuzz -V "$seconds" -t 10000 -m none -i "Corpus/$target" -o "$work/$target" -- dotnet "$work/program/SessionOps.Fuzz.dll" afl "$target"
