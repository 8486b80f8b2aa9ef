/// Finds what a misspelt word was meant to be.
public enum Suggestion {
    /// Longer names are not compared: a schema has none, and the comparison is quadratic in their length.
    private static let longestName = 128

    /// The candidate that is most like a word, or nil when none is near enough to be meant: about one wrong letter in
    /// three. A candidate that differs in upper and lower case alone wins. Of equally near ones the first in
    /// alphabetical order is given, so that the order of the candidates does not matter.
    public static func closest(to word: String, in candidates: some Sequence<String>) -> String? {
        let letters = Array(word.utf8)
        guard !letters.isEmpty, letters.count <= longestName else { return nil }
        let folded = letters.map(lowercase)
        let limit = max(1, letters.count / 3)
        var best: String?
        var bestDistance = limit + 1
        for candidate in candidates {
            let count = candidate.utf8.count
            if count == 0 || count > longestName || abs(count - letters.count) > limit || candidate == word { continue }
            let others = candidate.utf8.map(lowercase)
            let distance = distance(folded, others, atMost: min(limit, bestDistance))
            guard distance <= limit else { continue }
            // A short word is near to everything: at least half of it must be right.
            if distance * 2 > max(letters.count, count) { continue }
            if distance < bestDistance {
                best = candidate
                bestDistance = distance
            } else if distance == bestDistance, let current = best, candidate < current {
                best = candidate
            }
        }
        return best
    }

    /// The number of letters to change, insert, leave out or swap with their neighbour; more than `limit` when it is
    /// more than `limit`.
    private static func distance(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int {
        if left == right { return 0 }
        let width = right.count + 1
        var before = [Int](repeating: 0, count: width)
        var last = [Int](0..<width)
        var row = [Int](repeating: 0, count: width)
        for i in 1...left.count {
            row[0] = i
            var smallest = i
            for j in 1..<width {
                let isSame = left[i - 1] == right[j - 1]
                var value = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1))
                if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                    value = min(value, before[j - 2] + 1)
                }
                row[j] = value
                smallest = min(smallest, value)
            }
            if smallest > limit { return limit + 1 }
            (before, last, row) = (last, row, before)
        }
        return last[right.count]
    }

    private static func lowercase(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte
    }
}
