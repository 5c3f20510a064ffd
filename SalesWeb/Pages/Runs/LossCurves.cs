using System.Collections.Concurrent;
using SalesWeb.Tracking;
using SalesWeb.Training;

namespace SalesWeb.Pages.Runs;

/// <summary>
/// The loss curves of runs, kept in memory while they are followed: after an event only the epochs that are new are read, so a training of
/// a thousand epochs costs a page no more per event than one of ten.
/// </summary>
public sealed class LossCurves(RunQuery runs)
{
    private const int MaxRuns = 64;

    private readonly ConcurrentDictionary<long, KeptCurve> _kept = [];
    private long _uses;

    public LossCurve Of(long runId)
    {
        var kept = _kept.GetOrAdd(runId, id => new KeptCurve(id, runs));
        kept.UsedAt = Interlocked.Increment(ref _uses);
        if (_kept.Count > MaxRuns)
            _kept.TryRemove(_kept.MinBy(one => one.Value.UsedAt).Key, out _);
        return kept.Read();
    }

    private sealed class KeptCurve(long runId, RunQuery runs)
    {
        private readonly Lock _lock = new();
        private LossCurve? _curve;

        // The measurements of the first and the last epoch that were read. A training that begins again from the start overwrites them.
        private IReadOnlyList<Measurement> _first = [];
        private IReadOnlyList<Measurement> _last = [];

        public long UsedAt { get; set; }

        public LossCurve Read()
        {
            lock (_lock)
            {
                if (_curve is null || _last.Count == 0 || !_first.SequenceEqual(runs.Losses(runId, _first[0].Step, _first[0].Step)))
                    return ReadAll();

                var newer = runs.Losses(runId, _last[0].Step);
                if (!newer.TakeWhile(loss => loss.Step == _last[0].Step).SequenceEqual(_last))
                    return ReadAll();

                Keep(newer);
                return _curve = _curve with { Points = [.. _curve.Points.SkipLast(1), .. LossCurve.Of(runId, newer).Points] };
            }
        }

        private LossCurve ReadAll()
        {
            var losses = runs.Losses(runId, fromStep: 0);
            _first = [.. losses.TakeWhile(loss => loss.Step == losses[0].Step)];
            Keep(losses);
            return _curve = LossCurve.Of(runId, losses, _curve?.Form ?? RunParams.FormOf(runs.Params(runId)));
        }

        private void Keep(IReadOnlyList<Measurement> losses) => _last = [.. losses.Where(loss => loss.Step == losses[^1].Step)];
    }
}
