using System.Text.Json;
using System.Text.Json.Serialization;
using SessionOps.Simulator.Attestation;
using SessionOps.Simulator.Endpoints;
using SessionOps.Simulator.Faults;

namespace SessionOps.Simulator;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, WriteIndented = true)]
[JsonSerializable(typeof(Verdict))]
[JsonSerializable(typeof(VerifyRequest))]
[JsonSerializable(typeof(StateReport))]
[JsonSerializable(typeof(IReadOnlyList<Fault>))]
[JsonSerializable(typeof(Fault[]))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class SimulatorJson : JsonSerializerContext;
