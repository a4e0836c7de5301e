// The server ends in its own time; everything else within seconds.
var parsed = Wegmarke.Cli.Verbs.Root().Parse(args);
return parsed.Invoke(new() { ProcessTerminationTimeout = parsed.CommandResult.Command.Name == "serve" ? null : TimeSpan.FromSeconds(2) });
