namespace SessionOps.Simulator.Challenges;

/// <summary>A member that a program samples.</summary>
/// <param name="Target">0 an iframe element, 1 an element's style, 2 a mouse event.</param>
/// <param name="Name">The member's name.</param>
/// <param name="Token">What Chromium gives: the type and the value.</param>
internal sealed record Sample(int Target, string Name, string Token);
