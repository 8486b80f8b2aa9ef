/// Which runs of `*`, `_` and `~` belong together, by the rules of CommonMark.
enum SiteEmphasis {
    /// A run by what stands beside it.
    static func run(
        of byte: UInt8, count: Int, before: NeighbourScalar, after: NeighbourScalar
    ) -> SiteInlineRun {
        let isSpaceBefore = before == .space
        let isSpaceAfter = after == .space
        let isMarkBefore = before == .punctuation
        let isMarkAfter = after == .punctuation
        let isLeft = !isSpaceAfter && (!isMarkAfter || isSpaceBefore || isMarkBefore)
        let isRight = !isSpaceBefore && (!isMarkBefore || isSpaceAfter || isMarkAfter)
        var run = SiteInlineRun(byte: byte, original: count, count: count, canOpen: isLeft, canClose: isRight)
        if byte == SiteByte.underscore {
            run.canOpen = isLeft && (!isRight || isMarkBefore)
            run.canClose = isRight && (!isLeft || isMarkAfter)
        } else if byte == SiteByte.tilde && count > 2 {
            run.canOpen = false
            run.canClose = false
        }
        return run
    }

    /// Finds the partners among the runs from an offset on.
    static func resolve(_ runs: inout [SiteInlineRun], from bottom: Int) {
        guard runs.count - bottom > 1 else { return }
        // Below these offsets there is no partner for a run of a kind, so that long texts stay cheap.
        var bottoms = [Int](repeating: bottom, count: 18)
        var closer = bottom + 1
        while closer < runs.count {
            guard runs[closer].canClose, runs[closer].count > 0 else {
                closer += 1
                continue
            }
            let key = kind(of: runs[closer])
            if let opener = partner(of: closer, in: runs, from: max(bottom, bottoms[key])) {
                pair(opener, closer, &runs)
                if runs[closer].count == 0 { closer += 1 }
            } else {
                bottoms[key] = closer
                closer += 1
            }
        }
    }

    private static func kind(of run: SiteInlineRun) -> Int {
        let byte = run.byte == SiteByte.asterisk ? 0 : run.byte == SiteByte.underscore ? 6 : 12
        return byte + (run.canOpen ? 3 : 0) + run.original % 3
    }

    private static func partner(of closer: Int, in runs: [SiteInlineRun], from bottom: Int) -> Int? {
        let run = runs[closer]
        var position = closer - 1
        while position >= bottom {
            let other = runs[position]
            if other.byte == run.byte, other.canOpen, other.count > 0 {
                if run.byte == SiteByte.tilde {
                    if other.original == run.original { return position }
                } else {
                    let isOdd =
                        (other.canClose || run.canOpen) && (other.original + run.original) % 3 == 0
                        && !(other.original % 3 == 0 && run.original % 3 == 0)
                    if !isOdd { return position }
                }
            }
            position -= 1
        }
        return nil
    }

    private static func pair(_ opener: Int, _ closer: Int, _ runs: inout [SiteInlineRun]) {
        let mark: SiteInlineRun.Mark
        let count: Int
        if runs[closer].byte == SiteByte.tilde {
            mark = .deleted
            count = runs[closer].count
        } else {
            mark = runs[opener].count > 1 && runs[closer].count > 1 ? .strong : .emphasis
            count = mark == .strong ? 2 : 1
        }
        runs[opener].opens.append(mark)
        runs[closer].closes.append(mark)
        runs[opener].count -= count
        runs[closer].count -= count
        for position in (opener + 1)..<closer {
            runs[position].canOpen = false
            runs[position].canClose = false
        }
    }
}
