import Foundation

/// A how-to guide: a Markdown page whose ```` ```console ```` blocks hold commands and what they print.
///
/// A line that begins with `$ ` is a command, what follows it its output, both streams together. A line `…` stands for any
/// lines. What a reader need not see stands in comments: `<!-- run: command -->`.
struct Guide {
    /// A command of the page.
    struct Command {
        let text: String
        /// What it prints; nil where the page does not say.
        let output: String?
        /// The line of the command on the page, counted from 1.
        let line: Int
    }

    let commands: [Command]

    init(_ page: String) {
        var commands: [Command] = []
        var isInBlock = false
        var current: (text: String, output: [String], line: Int)?
        func close() {
            guard let command = current else { return }
            commands.append(
                Command(text: command.text, output: command.output.joined(separator: "\n"), line: command.line))
            current = nil
        }
        for (index, line) in page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).enumerated()
        {
            if isInBlock, line == "```" {
                close()
                isInBlock = false
            } else if isInBlock, line.hasPrefix("$ ") {
                close()
                current = (String(line.dropFirst(2)), [], index + 1)
            } else if isInBlock {
                current?.output.append(line)
            } else if line == "```console" {
                isInBlock = true
            } else if line.hasPrefix("<!-- run: "), line.hasSuffix(" -->") {
                commands.append(
                    Command(text: String(line.dropFirst(10).dropLast(4)), output: nil, line: index + 1))
            }
        }
        self.commands = commands
    }

    /// A shell script that runs all commands in one folder, `swift run schemagen` being the built tool.
    ///
    /// Before the output of each stands a line `@@` and its place; `$?` of one is what the one before ended with.
    func script(tool: String) -> String {
        var script = "swift() { shift 2; \"\(tool)\" \"$@\"; }\nlast=0\n"
        for (index, command) in commands.enumerated() {
            script += "echo '@@\(index)'\n(exit $last)\n{ \(command.text)\n} 2>&1\nlast=$?\n"
        }
        return script
    }

    /// The outputs of the commands from what the script has printed.
    func outputs(of printed: String) -> [String] {
        var outputs = [String](repeating: "", count: commands.count)
        var place: Int?
        for line in printed.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("@@"), let next = Int(line.dropFirst(2)) {
                place = next
            } else if let place, outputs.indices.contains(place) {
                outputs[place] += outputs[place].isEmpty ? String(line) : "\n\(line)"
            }
        }
        return outputs.map { String($0.reversed().drop { $0 == "\n" }.reversed()) }
    }

    /// Whether an output is what the page says, apart from versions, times and where a line `…` stands for any lines.
    static func agree(_ said: String, _ printed: String) -> Bool {
        let (said, printed) = ("\n" + normalised(said), "\n" + normalised(printed))
        var parts = said.components(separatedBy: "\n…\n")
        guard parts.count > 1 else {
            return said == printed || said.hasSuffix("\n…") && printed.hasPrefix(String(said.dropLast(2)))
        }
        let last = parts.removeLast()
        var rest = Substring(printed)
        for (index, part) in parts.enumerated() where !part.isEmpty {
            guard let found = index == 0 ? (rest.hasPrefix(part) ? rest.range(of: part) : nil) : rest.range(of: part)
            else { return false }
            rest = rest[found.upperBound...]
        }
        return rest.hasSuffix(last)
    }

    private static func normalised(_ text: String) -> String {
        text.replacing(/(PostgreSQL|SQLite) [0-9]+(\.[0-9]+)*/) { "\($0.output.1) N" }
            .replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9:.]+(Z|\+00)?/) { _ in "TIME" }
            .replacing(/[0-9a-f]{64}/) { _ in "HASH" }
            .replacing(#/postgresql\([0-9]+\)/#) { _ in "postgresql(N)" }
            .replacing(#/postgresql:\/\/\S+/#) { _ in "URL" }
            .replacing(#/ +/#) { _ in " " }
    }
}
