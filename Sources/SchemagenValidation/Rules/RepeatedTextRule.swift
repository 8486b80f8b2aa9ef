import SchemagenLanguage
import SchemagenModel

/// What SQL texts change has one text that changes it: what one of two takes back the other has said.
enum RepeatedTextRule: SchemaRule {
    static func check(_ schema: SchemaFacts, findings: inout ValidationFindings) {
        var first: [String: OpaqueObject] = [:]
        for object in schema.schema.opaqueObjects where object.databases.contains(.postgresql) {
            guard let target = target(of: object) else { continue }
            guard let other = first[target] else {
                first[target] = object
                continue
            }
            findings.add(
                .repeatedText, "`\(object.name)` changes what `\(other.name)` changes", at: object.anchor,
                allowances: object.allowances, notes: [Diagnostic.Note("the first text", at: other.anchor.span)],
                fixes: [Diagnostic.Fix("remove one of the two")])
        }
    }

    /// What a text changes, as far as it can be told: a comment has it before `is`, other texts are compared as wholes.
    private static func target(of object: OpaqueObject) -> String? {
        guard ["comment", "setting"].contains(object.kind), let text = object.create.postgresql else { return nil }
        let words = text.split(whereSeparator: \.isWhitespace).map { $0.contains("\"") ? String($0) : $0.lowercased() }
        guard object.kind == "comment" else { return words.joined(separator: " ") }
        var target = ""
        for word in words {
            // A quoted name may have the word in it.
            if word == "is", target.count(where: { $0 == "\"" }).isMultiple(of: 2) { return target }
            target += " " + word
        }
        return nil
    }
}
