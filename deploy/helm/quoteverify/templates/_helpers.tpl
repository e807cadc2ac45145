{{- define "quoteverify.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 50 | trimSuffix "-" }}
{{- else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- define "quoteverify.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "quoteverify.labels" -}}
{{ include "quoteverify.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end }}

{{- /* The names under which it is asked; the first is that of the probes. */}}
{{- define "quoteverify.hosts" -}}
{{- $name := include "quoteverify.name" . }}
{{- $hosts := list $name (printf "%s.%s.svc" $name .Release.Namespace) (printf "%s.%s.svc.cluster.local" $name .Release.Namespace) }}
{{- if .Values.ingress.enabled }}{{ $hosts = append $hosts .Values.ingress.host }}{{ end }}
{{- /* Prometheus asks each pod by its address. */}}
{{- if .Values.serviceMonitor.enabled }}{{ $hosts = append $hosts "$(POD_IP)" }}{{ end }}
{{- concat $hosts .Values.hosts | join "," }}
{{- end }}

{{- define "quoteverify.probe" -}}
httpGet:
  path: {{ .path }}
  port: http
  httpHeaders: [{name: Host, value: {{ .host }}}]
{{- end }}
