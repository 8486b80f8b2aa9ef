import SchemagenRuntime

/// Lays JSON out: what holds lists of objects on lines of its own, everything else on one line.
enum MeasuresText {
    /// The text with a line break at its end.
    static func text(_ json: JSON) -> String {
        var out = ""
        write(json, to: &out, margin: "", isOutermost: true)
        return out + "\n"
    }

    private static func write(_ json: JSON, to out: inout String, margin: String, isOutermost: Bool = false) {
        let inner = margin + "  "
        switch json {
        case .array(let elements) where holdsObjects(json):
            out += "["
            for (number, element) in elements.enumerated() {
                out += (number == 0 ? "\n" : ",\n") + inner + element.description
            }
            out += "\n\(margin)]"
        case .object(let members) where isOutermost || members.values.contains(where: holdsObjects):
            out += "{"
            for (number, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
                out += (number == 0 ? "\n" : ",\n") + inner + JSON.string(member.key).description + ": "
                write(member.value, to: &out, margin: inner)
            }
            out += "\n\(margin)}"
        default: out += json.description
        }
    }

    /// Whether it is a list of objects.
    private static func holdsObjects(_ json: JSON) -> Bool {
        guard case .array(let elements) = json, let first = elements.first else { return false }
        return first.objectValue != nil
    }
}
