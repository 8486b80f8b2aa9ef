import SchemagenPlanning

/// What the steps of a migration do to a database in use: a line for each that somebody notices, in the head of its file.
enum EffectLines {
    static func lines(of steps: [PlannedStep]) -> [String] {
        let lines = steps.filter(\.effect.isNotable).map {
            "  \($0.step.summary): \($0.effect.phrases.joined(separator: "; "))"
        }
        return lines.isEmpty ? [] : ["What is there already:"] + lines
    }
}

extension StepEffect {
    /// The effect in words: `AccessExclusive on orders`, `rewrites orders`.
    var phrases: [String] {
        var phrases: [String] = []
        for mode in LockMode.allCases.reversed() {
            let tables = locks.filter { $0.mode == mode }.map(\.table.text)
            if !tables.isEmpty { phrases.append("\(mode.rawValue) on \(Self.list(tables))") }
        }
        if !rewrites.isEmpty { phrases.append("rewrites \(Self.list(rewrites.map(\.text)))") }
        if !scans.isEmpty { phrases.append("reads \(Self.list(scans.map(\.text)))") }
        if !losses.isEmpty { phrases.append("loses \(Self.list(losses))") }
        switch reversibility {
        case .lossy(let names) where names != losses: phrases.append("the way back loses \(Self.list(names))")
        case .irreversible(let names): phrases.append("irreversible for want of values of \(Self.list(names))")
        case .lossy, .lossless, nil: break
        }
        if !refusals.isEmpty { phrases.append("can be refused by \(Self.list(refusals))") }
        if let breaking { phrases.append("breaking: \(breaking)") }
        return phrases
    }

    /// Some names and how many more there are: a divided table can have hundreds of partitions.
    private static func list(_ names: [String]) -> String {
        guard names.count > 4 else { return names.joined(separator: ", ") }
        return names.prefix(3).joined(separator: ", ") + " and \(names.count - 3) more"
    }
}
