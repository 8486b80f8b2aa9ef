/// GRANT and REVOKE from the usual privileges to those that are given.
struct PrivilegeTexts {
    private struct Privilege: Hashable {
        let grantee: String
        let name: String
        let passes: Bool
    }

    private let given: Set<Privilege>
    private let usual: Set<Privilege>
    private let target: String
    private let column: String
    private let prefix: String
    private let owner: String

    /// Makes them.
    ///
    /// - Parameters:
    ///   - given: `grantee=privileges` each, as the catalogue has them.
    ///   - usual: The same of what there is without GRANT and REVOKE.
    ///   - target: What stands behind ON.
    ///   - column: The column that they are for.
    ///   - prefix: What stands before GRANT and REVOKE.
    ///   - owner: The name of the owner: whoever runs the text.
    init(
        given: [String], usual: [String], on target: String, column: String = "", prefix: String = "",
        owner: String = "CURRENT_USER"
    ) {
        self.given = Self.privileges(given)
        self.usual = Self.privileges(usual)
        self.target = target
        self.column = column.isEmpty ? "" : " (\(column))"
        self.prefix = prefix
        self.owner = owner
    }

    private static func privileges(_ entries: [String]) -> Set<Privilege> {
        var result: Set<Privilege> = []
        for entry in entries {
            // The name of a role may have the sign too; the privileges have not.
            guard let sign = entry.lastIndex(of: "=") else { continue }
            for name in entry[entry.index(after: sign)...].split(separator: ",") {
                let passes = name.hasSuffix("*")
                result.insert(
                    Privilege(
                        grantee: String(entry[..<sign]), name: String(passes ? name.dropLast() : name), passes: passes))
            }
        }
        return result
    }

    /// The object that says it; nil where all is as usual.
    func definition(kind: String = "grant", identity: String, owner: CatalogueIdentity?) -> ObjectDefinition? {
        guard given != usual else { return nil }
        let drop = text(from: given, to: usual)
        return ObjectDefinition(
            kind: kind, identity: identity, owner: owner, create: text(from: usual, to: given), drop: drop,
            writtenDrop: drop)
    }

    private func text(from old: Set<Privilege>, to new: Set<Privilege>) -> String {
        // Whoever may pass a privilege on has it: taking it away takes both.
        (statements(old.subtracting(new), isGrant: false) + statements(new.subtracting(old), isGrant: true))
            .joined(separator: ";\n")
    }

    private func statements(_ privileges: Set<Privilege>, isGrant: Bool) -> [String] {
        struct Key: Hashable {
            let grantee: String
            let passes: Bool
        }
        let groups = Dictionary(grouping: privileges) { Key(grantee: $0.grantee, passes: $0.passes && isGrant) }
        let keys = groups.keys.sorted { ($0.grantee, $0.passes ? 1 : 0) < ($1.grantee, $1.passes ? 1 : 0) }
        return keys.map { key in
            let names = Set((groups[key] ?? []).map(\.name)).sorted().map { $0 + column }.joined(separator: ", ")
            let role = key.grantee == "owner" ? owner : key.grantee
            return isGrant
                ? "\(prefix)GRANT \(names) ON \(target) TO \(role)\(key.passes ? " WITH GRANT OPTION" : "")"
                : "\(prefix)REVOKE \(names) ON \(target) FROM \(role)"
        }
    }
}
