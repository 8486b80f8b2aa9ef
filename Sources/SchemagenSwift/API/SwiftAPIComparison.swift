extension SwiftAPI {
    /// What is different for code that uses the models, sorted by name.
    ///
    /// A type that came or went is one entry. Names that are another because a type around them was renamed are not
    /// said.
    /// - Parameters:
    ///   - old: The models before.
    ///   - new: The models after.
    ///   - renames: Which names became which.
    public static func changes(
        from old: SwiftAPI, to new: SwiftAPI, renames: SwiftRenames = SwiftRenames()
    ) -> [SwiftAPIChange] {
        var comparison = SwiftAPIComparison(renames: renames)
        comparison.compare(old, new)
        return comparison.changes.enumerated().sorted {
            ($0.element.name, $0.offset) < ($1.element.name, $1.offset)
        }.map(\.element)
    }
}

/// The comparison while it is under way.
private struct SwiftAPIComparison {
    let renames: SwiftRenames
    var changes: [SwiftAPIChange] = []

    init(renames: SwiftRenames) { self.renames = renames }

    mutating func compare(_ old: SwiftAPI, _ new: SwiftAPI) {
        if old.access != new.access, !old.access.isEmpty, !new.access.isEmpty {
            changes.append(
                SwiftAPIChange(
                    .changed, "access of all types", old: old.access, new: new.access,
                    isSourceBreaking: new.access != "public"))
        }
        var met: Set<String> = []
        for (name, entry) in old.types {
            let current = renames.applied(toType: name)
            guard let other = new.types[current] else {
                // The id of a table that went is not worth a line of its own.
                if isInside(name), new.types[renames.applied(toType: owner(of: name))] == nil { continue }
                changes.append(SwiftAPIChange(.removed, name, old: summary(entry), isSourceBreaking: true))
                continue
            }
            met.insert(current)
            compare(entry, other, name, current)
        }
        for (name, entry) in new.types where !met.contains(name) {
            if isInside(name), !met.contains(owner(of: name)) { continue }
            changes.append(SwiftAPIChange(.added, name, new: summary(entry)))
        }
    }

    /// Whether a type is the id of a table.
    private func isInside(_ name: String) -> Bool { name.hasSuffix(".ID") }

    private func owner(of name: String) -> String { String(name.dropLast(".ID".count)) }

    /// `struct with 3 properties`, `enum with 2 cases`
    private func summary(_ entry: SwiftAPI.TypeEntry) -> String {
        guard let first = entry.members.first else { return entry.form }
        let count = entry.members.count
        let nouns = first.isCase ? ("case", "cases") : ("property", "properties")
        return "\(entry.form) with \(count) \(count == 1 ? nouns.0 : nouns.1)"
    }

    private mutating func compare(
        _ old: SwiftAPI.TypeEntry, _ new: SwiftAPI.TypeEntry, _ formerName: String, _ name: String
    ) {
        if formerName != name, !name.hasSuffix(".ID") {
            changes.append(
                SwiftAPIChange(
                    .changed, formerName, new: nil, remark: "renamed to \(name)", isSourceBreaking: true))
        }
        let formerForm = renames.applied(toType: old.form)
        if formerForm != new.form {
            changes.append(
                SwiftAPIChange(.changed, name, old: old.form, new: new.form, isSourceBreaking: true))
        }
        if old.deprecation != new.deprecation {
            changes.append(SwiftAPIChange(.changed, name, remark: Self.words(new.deprecation)))
        }
        let renamed = renames.members[formerName] ?? [:]
        compare(old.members, new.members, in: name, renamed)
        for owner in Set(old.initializers.keys).union(new.initializers.keys).sorted() {
            guard let before = old.initializers[owner], let after = new.initializers[owner] else { continue }
            compare(
                before, after, of: name + (owner.isEmpty ? "" : ".\(owner)") + ".init", renamed)
        }
    }

    private static func words(_ deprecation: String?) -> String {
        guard let deprecation else { return "no longer deprecated" }
        return deprecation.isEmpty ? "deprecated" : "deprecated: \(deprecation)"
    }

    // MARK: Members

    private mutating func compare(
        _ old: [SwiftAPI.Member], _ new: [SwiftAPI.Member], in type: String, _ renamed: [String: String]
    ) {
        let current = Dictionary(new.map { ($0.name, $0) }) { first, _ in first }
        var met: Set<String> = []
        for member in old {
            let path = "\(type).\(member.name)"
            let name = renamed[member.name] ?? member.name
            guard let other = current[name], other.isCase == member.isCase else {
                changes.append(
                    SwiftAPIChange(.removed, path, old: member.type, isSourceBreaking: true))
                continue
            }
            met.insert(name)
            if name != member.name {
                changes.append(
                    SwiftAPIChange(
                        .changed, path, remark: "renamed to \(type).\(name)", isSourceBreaking: true))
            }
            compare(member, other, "\(type).\(name)")
        }
        let switches = new.first?.isCase == true && !old.isEmpty
        for member in new where !met.contains(member.name) {
            changes.append(
                SwiftAPIChange(
                    .added, "\(type).\(member.name)", new: member.type,
                    remark: switches ? "a `switch` over all cases has to name it" : nil,
                    isSourceBreaking: switches))
        }
    }

    private mutating func compare(_ old: SwiftAPI.Member, _ new: SwiftAPI.Member, _ path: String) {
        if let before = old.type, let after = new.type, renames.applied(toType: before) != after {
            changes.append(SwiftAPIChange(.changed, path, old: before, new: after, isSourceBreaking: true))
        }
        if old.isCase, (old.storedText ?? old.name) != (new.storedText ?? new.name) {
            changes.append(
                SwiftAPIChange(
                    .changed, path, old: (old.storedText ?? old.name).debugDescription,
                    new: (new.storedText ?? new.name).debugDescription, remark: "the stored text"))
        }
        if old.deprecation != new.deprecation {
            changes.append(SwiftAPIChange(.changed, path, remark: Self.words(new.deprecation)))
        }
    }

    // MARK: Initialisers

    /// One entry for an initialiser, whatever of it is another: `+ note: String? = …, - mail`.
    private mutating func compare(
        _ old: [SwiftAPI.Parameter], _ new: [SwiftAPI.Parameter], of path: String, _ renamed: [String: String]
    ) {
        var parts: [String] = []
        var isBreaking = false
        let before = old.map { parameter in
            SwiftAPI.Parameter(
                name: renamed[parameter.name] ?? parameter.name, type: renames.applied(toType: parameter.type),
                hasDefault: parameter.hasDefault)
        }
        let former = Dictionary(before.map { ($0.name, $0) }) { first, _ in first }
        let current = Dictionary(new.map { ($0.name, $0) }) { first, _ in first }
        for (parameter, original) in zip(before, old) {
            guard let other = current[parameter.name] else {
                parts.append("- \(original.name)")
                isBreaking = true
                continue
            }
            if original.name != other.name {
                parts.append("\(original.name) → \(other.name)")
                isBreaking = true
            }
            if parameter.type != other.type {
                parts.append("\(other.name): \(parameter.type) → \(other.type)")
                // A value is taken where one that may be nil is.
                if parameter.type + "?" != other.type { isBreaking = true }
            }
            if parameter.hasDefault, !other.hasDefault {
                parts.append("\(other.name) is required")
                isBreaking = true
            }
        }
        for parameter in new where former[parameter.name] == nil {
            parts.append("+ \(parameter.name): \(parameter.type)\(parameter.hasDefault ? " = …" : "")")
            if !parameter.hasDefault { isBreaking = true }
        }
        let kept = before.map(\.name).filter { current[$0] != nil }
        if kept != new.map(\.name).filter({ former[$0] != nil }) {
            parts.append("parameters in another order")
            isBreaking = true
        }
        guard !parts.isEmpty else { return }
        changes.append(
            SwiftAPIChange(
                .changed, path, remark: parts.joined(separator: ", "), isSourceBreaking: isBreaking))
    }
}
